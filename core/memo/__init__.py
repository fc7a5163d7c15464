"""Review to the documents that leave the program: the PDF memo and the JSON file."""
