/** The real Chromium, without a window. */
import { type Browser, chromium } from "playwright-core";
import { programOf } from "../ingress/served.ts";

export const chromiumPath = programOf(
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
);

if (chromiumPath === undefined) {
  process.stderr.write(
    "Chromium is missing: page tests are skipped (#7). Run node scripts/fetch-chromium.mjs as root.\n",
  );
}

/** Starts it; every host is what is at a port of this machine. */
export function launched(port: number): Promise<Browser> {
  return chromium.launch({
    ...(chromiumPath !== undefined && { executablePath: chromiumPath }),
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      `--host-resolver-rules=MAP * 127.0.0.1:${port}`,
    ],
  });
}
