"""What the page shows, as plain records: every decision is made here, the templates only lay out."""
