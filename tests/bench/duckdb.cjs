// duckdb.cjs VALUES.csv TARGETS.csv: the peer of bench-kpi. Loads both files into memory, then asks
// for latest, previous, the year before, target and slope of every KPI; prints the median seconds of
// five such questions and the sum of all that was found.
const { DuckDBInstance } = require('@duckdb/node-api');

const question = `
  WITH ranked AS (
    SELECT kpi, day, value, row_number() OVER (PARTITION BY kpi ORDER BY day DESC) AS n FROM v
  ), newest AS (
    SELECT kpi, max(day) FILTER (n = 1) AS day, max(value) FILTER (n = 1) AS latest,
      max(value) FILTER (n = 2) AS previous, regr_slope(value, -n) FILTER (n <= 12) AS slope
    FROM ranked WHERE n <= 12 GROUP BY kpi
  )
  SELECT sum(latest + previous + slope + y.value + t.value) AS total
  FROM newest JOIN v y ON y.kpi = newest.kpi
      AND y.day = (DATE '1970-01-01' + newest.day - INTERVAL 1 YEAR)::DATE - DATE '1970-01-01'
    ASOF JOIN t ON t.kpi = newest.kpi AND t.day <= newest.day`;

async function main() {
  const [values, targets] = process.argv.slice(2);
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const times = [];
  let total;

  for (const [table, file] of [['v', values], ['t', targets]])
    await connection.run(`CREATE TABLE ${table} AS SELECT kpi::INTEGER AS kpi, day::INTEGER AS day,
      value::DOUBLE AS value FROM read_csv('${file.replaceAll("'", "''")}')`);
  for (let run = -1; run < 5; run++) {
    const start = process.hrtime.bigint();
    total = (await connection.runAndReadAll(question)).getRows()[0][0];
    if (run >= 0)
      times.push(Number(process.hrtime.bigint() - start) / 1e9);
  }
  times.sort((a, b) => a - b);
  console.log(times[2], total);
}

main();
