/** Starts measuring; the function it returns says how long ago that was, as "12.3 s". */
export function stopwatch(): () => string {
  const start = performance.now();
  return () => `${((performance.now() - start) / 1000).toFixed(1)} s`;
}
