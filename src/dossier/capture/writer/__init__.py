"""Who wrote: address, name, title, firm, each decided from header, form and signature."""
