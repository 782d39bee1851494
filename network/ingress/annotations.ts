/** What annotations say of the paths of an Ingress. Source: ingress-nginx 1.14, annotations. */
import type { Ingress } from "../../api/networking/ingress.ts";

export interface Settings {
  /** What the path becomes on its way; `$1` is the first group of the rule's path. */
  readonly rewriteTarget: string;
  /** Paths are regular expressions. */
  readonly useRegex: boolean;
  /** Requests without TLS are sent to the same place with it, where the host has TLS. */
  readonly sslRedirect: boolean;
  /** The same whether or not it has. */
  readonly forceSslRedirect: boolean;
}

const prefix = "nginx.ingress.kubernetes.io/";

export function settingsOf({ metadata: { annotations = {} } }: Ingress): Settings {
  const flag = (name: string, otherwise: boolean) =>
    bools.get(annotations[`${prefix}${name}`] ?? "") ?? otherwise;
  return {
    rewriteTarget: annotations[`${prefix}rewrite-target`] ?? "",
    useRegex: flag("use-regex", false),
    sslRedirect: flag("ssl-redirect", true),
    forceSslRedirect: flag("force-ssl-redirect", false),
  };
}

/** Anything else leaves the default. Source: strconv.ParseBool, Go 1.24. */
const bools: ReadonlyMap<string, boolean> = new Map([
  ...["1", "t", "T", "TRUE", "true", "True"].map((text) => [text, true] as const),
  ...["0", "f", "F", "FALSE", "false", "False"].map((text) => [text, false] as const),
]);
