"""Everything out of the book again: as JSON, workbook, sheet, cards, calendar and pages."""
