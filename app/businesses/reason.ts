/** In characters: what stands beside a change in its history is read at a glance. */
export const mostReason = 300;
