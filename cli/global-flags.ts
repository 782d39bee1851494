import type { Flags } from "../client/kubectl/flags.ts";

/** The flags that every command takes, before its name too. */
export const globalFlags = {
  kubeconfig: { kind: "text", value: "FILE", doc: "the kubeconfig file to use" },
  context: { kind: "text", value: "NAME", doc: "the context of the kubeconfig to use" },
  cluster: { kind: "text", value: "NAME", doc: "the cluster of the kubeconfig to use" },
  user: { kind: "text", value: "NAME", doc: "the user of the kubeconfig to use" },
  namespace: { kind: "text", short: "n", value: "NAME", doc: "the namespace to work in" },
  server: { kind: "text", short: "s", value: "URL", doc: "the address of the API server" },
  token: { kind: "text", value: "TOKEN", doc: "the bearer token to send" },
  as: { kind: "text", value: "NAME", doc: "act as this user" },
  "as-group": { kind: "each", value: "NAME", doc: "act as of this group (repeatable)" },
  "as-uid": { kind: "text", value: "UID", doc: "act as the user of this uid" },
  "request-timeout": { kind: "text", value: "TIME", doc: "how long to wait for one answer" },
  "insecure-skip-tls-verify": { kind: "bool", doc: "do not check the server's certificate" },
} as const satisfies Flags;

export type GlobalFlags = typeof globalFlags;
