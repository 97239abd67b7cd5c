-- Which types do the venues of the register have, and how many each? Parameters: none
SELECT type, count(*) AS venues
FROM venue
WHERE type IS NOT NULL
GROUP BY type
ORDER BY venues DESC, type
