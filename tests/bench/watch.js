// Loaded beside a measured server: tells its event loop's delay when asked, and until then does nothing.
import { monitorEventLoopDelay } from "node:perf_hooks";

const delay = monitorEventLoopDelay({ resolution: 5 });
process.on("message", (question) => {
  if (question === "watch") {
    delay.reset();
    delay.enable();
  } else if (question === "delays") {
    delay.disable();
    process.send?.({ p99: delay.percentile(99) / 1e6, max: delay.max / 1e6 });
  }
});
process.channel?.unref();
