-- Which apps do install files name? Parameters: none
SELECT DISTINCT app FROM app_install ORDER BY app
