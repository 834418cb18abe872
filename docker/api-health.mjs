/** Healthy means ready: an act would be acknowledged. */
const url = `http://127.0.0.1:${process.env.PORT ?? 3000}/api/health/ready`;
const answer = await fetch(url, { signal: AbortSignal.timeout(4_000) });
if (answer.status !== 200) {
  console.error(await answer.text());
  process.exitCode = 1;
}
