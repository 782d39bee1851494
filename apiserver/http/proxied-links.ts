/**
 * Links of pages that come through a proxy path lead through it, too, where they lead to the same
 * server by an absolute path. Source: apimachinery 1.36, util/proxy/transport.go.
 */
import { posix } from "node:path";
import type { ProxyAnswer } from "./proxy.ts";

/** Where an answer came from. */
export interface Way {
  /** The path of the proxy, without a slash at its end. */
  readonly prefix: string;
  /** What the client calls the server of the API. */
  readonly host: string;
}

/** The answer with its redirect, or the links of its page, led through the proxy. */
export function withProxiedLinks(answer: ProxyAnswer, way: Way): ProxyAnswer {
  const { location, "content-type": type = "", "content-encoding": coding } = answer.headers;
  if (location !== undefined && location !== "") {
    return { ...answer, headers: { ...answer.headers, location: proxiedUrl(location, way) } };
  }
  if (type.split(";")[0]?.trim() !== "text/html" || coding !== undefined) return answer;
  return { ...answer, body: withLinks(Buffer.from(answer.body).toString(), way) };
}

/** One URL; that of another server, or a relative one, stays as it is. */
export function proxiedUrl(url: string, { prefix, host }: Way): string {
  const [, scheme, server, path = "", rest = ""] =
    /^(?:([a-z][a-z0-9+.-]*):)?(?:\/\/([^/?#]*))?([^?#]*)(.*)$/is.exec(url) ?? [];
  const isElsewhere = server === undefined ? scheme !== undefined : server !== host;
  if (isElsewhere || !path.startsWith("/")) return url;
  const before =
    server === undefined ? "" : `${scheme === undefined ? "" : `${scheme}:`}//${server}`;
  const proxied = path.startsWith(prefix) ? path : posix.join(prefix, path);
  return `${before}${proxied}${rest}`;
}

/** The attributes of elements that hold URLs. */
const links: Readonly<Record<string, readonly string[]>> = {
  a: ["href"],
  applet: ["codebase"],
  area: ["href"],
  audio: ["src"],
  base: ["href"],
  blockquote: ["cite"],
  body: ["background"],
  button: ["formaction"],
  command: ["icon"],
  del: ["cite"],
  embed: ["src"],
  form: ["action"],
  frame: ["longdesc", "src"],
  head: ["profile"],
  html: ["manifest"],
  iframe: ["longdesc", "src"],
  img: ["longdesc", "src", "usemap"],
  input: ["src", "usemap", "formaction"],
  ins: ["cite"],
  link: ["href"],
  object: ["classid", "codebase", "data", "usemap"],
  q: ["cite"],
  script: ["src"],
  source: ["src"],
  video: ["poster", "src"],
};

const attributesOfTag = /((?:"[^"]*"|'[^']*'|[^'">])*)/.source;
/** Comments are passed over, and of scripts and styles all but the tag that begins them. */
const tags = new RegExp(
  [
    "<!--[^]*?-->",
    `<(script|style)(?=[\\s>])${attributesOfTag}>[^]*?</\\1`,
    `<([a-z][a-z0-9]*)${attributesOfTag}>`,
  ].join("|"),
  "gi",
);
const attribute = /([^\s"'=<>/]+)(\s*=\s*)(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g;

function withLinks(page: string, way: Way): string {
  return page.replace(tags, (tag: string, raw = "", ofRaw = "", other = "", ofOther = "") => {
    const name: string = raw || other;
    const attributes: string = ofRaw || ofOther;
    const known = links[name.toLowerCase()] ?? [];
    const begin = `<${name}`;
    const end = tag.slice(begin.length + attributes.length);
    return known.length === 0 ? tag : `${begin}${ledThrough(attributes, known, way)}${end}`;
  });
}

function ledThrough(attributes: string, known: readonly string[], way: Way): string {
  return attributes.replace(
    attribute,
    (text: string, key: string, sign: string, double?: string, single?: string, bare?: string) => {
      if (!known.includes(key.toLowerCase())) return text;
      const url = (double ?? single ?? bare ?? "").replaceAll("&amp;", "&");
      return `${key}${sign}"${proxiedUrl(url, way).replaceAll("&", "&amp;")}"`;
    },
  );
}
