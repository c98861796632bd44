/** Seconds as one would say them: "30 seconds", "2 minutes", "an hour". Rounded up, so that waiting so long is enough. */
export function waitingTime(seconds: number): string {
  if (seconds <= 90) return seconds === 1 ? "1 second" : `${seconds} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 60 ? `${minutes} minutes` : "an hour";
}
