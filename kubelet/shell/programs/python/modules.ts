import type { Module } from "./module.ts";
import { base64, hashlib } from "./module-base64.ts";
import { datetime } from "./module-datetime.ts";
import { http, httpServer, socketserver } from "./module-http.ts";
import { json } from "./module-json.ts";
import { math } from "./module-math.ts";
import { os, osPath } from "./module-os.ts";
import { random } from "./module-random.ts";
import { re } from "./module-re.ts";
import { signal } from "./module-signal.ts";
import { socket } from "./module-socket.ts";
import { subprocess } from "./module-subprocess.ts";
import { sys } from "./module-sys.ts";
import { threads } from "./module-threads.ts";
import { time } from "./module-time.ts";
import { traceback } from "./module-traceback.ts";
import { urllibError, urllibRequest } from "./module-urllib.ts";

/** The modules that are simulated, as far as they are. */
export const modules: ReadonlyMap<string, Module> = new Map<string, Module>([
  ["_threads", threads],
  ["base64", base64],
  ["datetime", datetime],
  ["hashlib", hashlib],
  ["http", http],
  ["http.server", httpServer],
  ["json", json],
  ["math", math],
  ["os", os],
  ["os.path", osPath],
  ["random", random],
  ["re", re],
  ["signal", signal],
  ["socket", socket],
  ["socketserver", socketserver],
  ["subprocess", subprocess],
  ["sys", sys],
  ["time", time],
  ["traceback", traceback],
  ["urllib", {}],
  ["urllib.error", urllibError],
  ["urllib.request", urllibRequest],
]);

/** What a module has, those within it among them; undefined where it is not simulated. */
export function namesOfModule(name: string): ReadonlySet<string> | undefined {
  const module = modules.get(name);
  if (module === undefined) return undefined;
  const within = [...modules.keys()].filter((each) => each.startsWith(`${name}.`));
  return new Set([...Object.keys(module), ...within.map((each) => each.slice(name.length + 1))]);
}
