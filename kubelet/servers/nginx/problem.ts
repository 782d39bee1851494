/** Why nginx does not start with its configuration. Source: nginx 1.29, ngx_conf_file.c. */
import { absolutePath } from "../../shell/files/file-system.ts";
import type { MountedFiles } from "../../shell/files/mounted-files.ts";
import { folder, includedPaths, mainPath, token } from "./configuration.ts";
import { blockDirectives, isDirective, places, tables, unary } from "./directives.ts";

/** Whether a name, or an address, leads somewhere. */
export type IsHost = (host: string) => boolean;

/** What ends the reading of a configuration. */
class Problem extends Error {
  override readonly name = "Problem";
}

interface Upstream {
  readonly host: string;
  readonly where: string;
}

/** A directive, as it has been read to its `;` or `{`. */
interface Read {
  readonly words: readonly string[];
  readonly mark: string;
  readonly where: string;
}

/** nginx's own words for the first thing that is wrong; `undefined` where nothing is. */
export function nginxProblem(files: MountedFiles, isHost: IsHost): string | undefined {
  const reader = new Reader(files, isHost);
  try {
    reader.read(mainPath, ["main"]);
    reader.finish();
    return undefined;
  } catch (error) {
    if (error instanceof Problem) return error.message;
    throw error;
  }
}

/** The image brings them, and nothing of theirs is looked at. */
const brought = /^\/etc\/nginx\/(?:mime\.types|(?:fastcgi|scgi|uwsgi)_params|fastcgi\.conf)$/;
const includesMax = 100;

/** What may follow the address of a `listen`. */
const listening =
  /^(?:default(?:_server)?|ssl|http2|quic|proxy_protocol|reuseport|deferred|bind|multipath|udp|\w+=.*)$/;

class Reader {
  readonly #files: MountedFiles;
  readonly #isHost: IsHost;
  readonly #upstreams = new Set<string>();
  readonly #passed: Upstream[] = [];
  #includes = 0;
  #hasEvents = false;
  /** Modules bring directives of their own. */
  #hasModules = false;

  constructor(files: MountedFiles, isHost: IsHost) {
    this.#files = files;
    this.#isHost = (name) => !isWithinCluster(name) || isHost(name);
  }

  /** Reads a file whose directives stand within these blocks. */
  read(path: string, within: readonly string[], from = ""): void {
    const entry = this.#files.find(path);
    if (entry?.kind !== "file") {
      throw new Problem(`open() "${path}" failed (2: No such file or directory)${from}`);
    }
    const open = [...within];
    let words: string[] = [];
    let line = 1;
    const where = () => ` in ${path}:${line}`;
    for (const [text, double, single, mark, word] of entry.content.matchAll(token)) {
      line += text.split("\n").length - 1;
      const argument = double ?? single ?? word;
      if (argument !== undefined) words.push(argument);
      if (mark === undefined) continue;
      if ((mark === "}") !== (words.length === 0))
        throw new Problem(`unexpected "${mark}"${where()}`);
      if (mark === "}") {
        if (open.length === within.length) throw new Problem(`unexpected "}"${where()}`);
        open.pop();
        continue;
      }
      this.#take({ words, mark, where: where() }, open);
      if (mark === "{") open.push(words[0] ?? "");
      words = [];
    }
    const expected = words.length > 0 ? '";" or "}"' : '"}"';
    if (words.length > 0 || open.length > within.length)
      throw new Problem(`unexpected end of file, expecting ${expected}${where()}`);
  }

  /** What can be told only once all has been read. */
  finish(): void {
    const unknown = this.#passed.find(
      ({ host }) => !this.#upstreams.has(host) && !this.#isHost(host.replace(/:\d+$/, "")),
    );
    if (unknown !== undefined) {
      const host = unknown.host.replace(/:\d+$/, "");
      throw new Problem(`host not found in upstream "${host}"${unknown.where}`);
    }
    if (!this.#hasEvents) throw new Problem('no "events" section in configuration');
  }

  #take(read: Read, open: readonly string[]): void {
    const { words, where } = read;
    const [name = "", first = ""] = words;
    const block = open.at(-1) ?? "main";
    if (name === "include") this.#include(read, open);
    else if (!tables.has(block)) this.#check(read, block);
    if (tables.has(block)) return;
    if (name === "events") this.#hasEvents = true;
    if (name === "load_module") this.#hasModules = true;
    if (name === "upstream") this.#upstreams.add(first);
    if (name === "server" && block === "upstream") this.#checkMember(first, where);
    if (name === "proxy_pass") {
      const host = /^https?:\/\/([^/$[]+)(?:\/[^$]*)?$/.exec(first)?.[1];
      if (host !== undefined && !host.startsWith("unix:")) this.#passed.push({ host, where });
    }
  }

  #check({ words, mark, where }: Read, block: string): void {
    const [name = ""] = words;
    if (!isDirective(name)) {
      if (this.#hasModules) return;
      throw new Problem(`unknown directive "${name}"${where}`);
    }
    if (places.get(name)?.includes(block) === false)
      throw new Problem(`"${name}" directive is not allowed here${where}`);
    const isBlock = blockDirectives.has(name) || (name === "server" && block !== "upstream");
    if (isBlock && mark === ";")
      throw new Problem(`directive "${name}" has no opening "{"${where}`);
    const odd = name === "listen" && words.slice(2).find((each) => !listening.test(each));
    if (odd) throw new Problem(`invalid parameter "${odd}"${where}`);
    if (!unary.has(name)) return;
    if (mark === "{") throw new Problem(`directive "${name}" is not terminated by ";"${where}`);
    if (words.length !== 2)
      throw new Problem(`invalid number of arguments in "${name}" directive${where}`);
  }

  #checkMember(address: string, where: string): void {
    if (/^unix:|^\[|\$/.test(address) || this.#isHost(address.replace(/:\d+$/, ""))) return;
    throw new Problem(`host not found in upstream "${address}"${where}`);
  }

  #include({ words, where }: Read, open: readonly string[]): void {
    const path = absolutePath(words[1] ?? "", folder);
    this.#includes += 1;
    if (this.#includes > includesMax || (brought.test(path) && !this.#files.find(path))) return;
    for (const each of includedPaths(path, this.#files)) this.read(each, open, where);
  }
}

/**
 * Whether it can only be the name of a Service: what stands beyond the cluster is not known, and
 * has the benefit of the doubt.
 */
const isWithinCluster = (name: string) => !name.includes(".") || /\.(?:svc|local)\.?$/.test(name);
