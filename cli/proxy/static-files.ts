/** Serves the files of a folder. */
import { createReadStream, type Stats, statSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { extname, join, normalize } from "node:path";

const types: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
};

/** Answers with the file at a path of the folder; with its index.html, where it is a folder. */
export function serveFile(folder: string, path: string, response: ServerResponse): void {
  const name = decoded(path);
  const file = name === undefined ? undefined : found(join(folder, normalize(`/${name}`)));
  if (file === undefined) {
    response.writeHead(404, { "content-type": types[".txt"] }).end("404 page not found\n");
    return;
  }
  const type = types[extname(file.path)] ?? "application/octet-stream";
  response.writeHead(200, { "content-type": type, "content-length": file.stats.size });
  createReadStream(file.path).pipe(response);
}

function found(path: string): { path: string; stats: Stats } | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats?.isDirectory()) return found(join(path, "index.html"));
  return stats?.isFile() ? { path, stats } : undefined;
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
