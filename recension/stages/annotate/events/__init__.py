"""What happens, who takes part, and whether it did."""
