"""Records → what people and programs read: JSON, JSON Schema, HTML, Markdown."""
