"""What can be done with LoRA files without training: resize, combine, extract, merge, convert and check them."""
