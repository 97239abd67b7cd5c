"""The workbook to send back: a file's rows with what is wrong beside them."""
