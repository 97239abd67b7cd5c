-- How is each venue of the register called, and of what type is it? Parameters: none
SELECT venue, code, name, type FROM venue ORDER BY venue
