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
  username: { kind: "text", value: "NAME", doc: "the name to sign in with" },
  password: { kind: "text", value: "PASSWORD", doc: "the password to sign in with" },
  "client-certificate": { kind: "text", value: "FILE", doc: "the certificate to sign in with" },
  "client-key": { kind: "text", value: "FILE", doc: "the key of the certificate" },
  as: { kind: "text", value: "NAME", doc: "act as this user" },
  "as-group": { kind: "each", value: "NAME", doc: "act as of this group (repeatable)" },
  "as-uid": { kind: "text", value: "UID", doc: "act as the user of this uid" },
  "as-user-extra": { kind: "each", value: "KEY=VALUE", doc: "act with this too (repeatable)" },
  "request-timeout": { kind: "text", value: "TIME", doc: "how long to wait for one answer" },
  "certificate-authority": { kind: "text", value: "FILE", doc: "who signs for the server" },
  "tls-server-name": { kind: "text", value: "NAME", doc: "the name in the server's certificate" },
  "insecure-skip-tls-verify": { kind: "bool", doc: "do not check the server's certificate" },
  "warnings-as-errors": { kind: "bool", doc: "fail where the server warns" },
  "match-server-version": { kind: "bool", doc: "taken as by kubectl; they always match" },
  "cache-dir": { kind: "text", value: "FOLDER", doc: "taken as by kubectl; nothing is kept there" },
  "disable-compression": { kind: "bool", doc: "taken as by kubectl; nothing is compressed" },
  v: { kind: "int", short: "v", value: "LEVEL", doc: "taken as by kubectl; nothing is logged" },
} as const satisfies Flags;

export type GlobalFlags = typeof globalFlags;
