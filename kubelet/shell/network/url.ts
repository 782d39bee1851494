/** Where a URL leads, as command-line clients read it. */
export interface Url {
  readonly scheme: string;
  /** A name or an address, without brackets. */
  readonly host: string;
  readonly port: number;
  /** The port was written down. */
  readonly hasPort: boolean;
  /** With its query, and never empty. */
  readonly path: string;
}

const ports: Readonly<Record<string, number>> = { http: 80, https: 443, ftp: 21 };

const pattern =
  /^(?:([a-z][a-z0-9+.-]*):\/\/)?(?:[^/@?#]*@)?(\[[0-9a-f:.]+\]|[^/:?#]+)(?::(\d*))?([/?][^#]*)?/i;

/** `undefined` where it is no URL. What has no scheme is `http`. */
export function parseUrl(text: string): Url | undefined {
  const [, scheme = "http", host, port = "", rest = "/"] = pattern.exec(text) ?? [];
  if (host === undefined) return undefined;
  const lower = scheme.toLowerCase();
  const number = port === "" ? (ports[lower] ?? 80) : Number(port);
  if (number > 65_535) return undefined;
  return {
    scheme: lower,
    host: host.replace(/^\[|\]$/g, ""),
    port: number,
    hasPort: port !== "",
    path: rest.startsWith("/") ? rest : `/${rest}`,
  };
}

/** The whole URL, for the network. */
export const urlText = (url: Url): string => `${url.scheme}://${authority(url)}${url.path}`;

/** The host, and the port where it was written down. */
export const authority = ({ host, port, hasPort }: Url): string =>
  `${bracketed(host)}${hasPort ? `:${port}` : ""}`;

/** The same as curl sends it: a port that the scheme has anyhow is left out. */
export const hostHeader = (url: Url): string =>
  authority({ ...url, hasPort: url.hasPort && url.port !== ports[url.scheme] });

/** An address of IPv6 stands in brackets before a port. */
export const bracketed = (host: string): string => (host.includes(":") ? `[${host}]` : host);

/** Where an answer leads, from the page that it came from. */
export function followed(from: Url, location: string): Url | undefined {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(location)) return parseUrl(location);
  if (location.startsWith("//")) return parseUrl(`${from.scheme}:${location}`);
  if (location.startsWith("/")) return { ...from, path: location };
  const [folder = "/"] = /^[^?]*\//.exec(from.path) ?? [];
  return { ...from, path: folder + location };
}
