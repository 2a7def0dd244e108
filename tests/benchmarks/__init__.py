"""What is measured and not asserted: run the modules of this folder by hand."""
