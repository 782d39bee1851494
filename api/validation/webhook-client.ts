/** How a webhook may be reached. Source: k8s.io/apiserver/pkg/util/webhook/validation.go 1.36. */
import { type FieldError, invalid, required } from "../field-error.ts";
import { subdomainProblems } from "./names.ts";

interface ServiceReference {
  readonly name: string;
  readonly namespace: string;
  readonly path?: string | undefined;
  readonly port?: number | undefined;
}

/** What is wrong with the way to a webhook: it must be a url or a Service, and not both. */
export function validateWebhookClient(
  client: { readonly url?: string | undefined; readonly service?: ServiceReference | undefined },
  path: string,
): readonly FieldError[] {
  const { url, service } = client;
  if (url !== undefined && service === undefined) return validateWebhookUrl(url, `${path}.url`);
  if (url === undefined && service !== undefined) {
    return validateWebhookService(service, `${path}.service`);
  }
  return [required(path, "exactly one of url or service is required")];
}

/** What is wrong with the address of a webhook. */
export function validateWebhookUrl(url: string, path: string): readonly FieldError[] {
  const form = "; desired format: https://host[/path]";
  const [, scheme = "", rest = ""] = /^([^:/?#]*):\/\/(.*)$/s.exec(url) ?? [];
  const errors: FieldError[] = [];
  if (scheme !== "https") {
    errors.push(invalid(path, scheme, `'https' is the only allowed URL scheme${form}`));
  }
  const authority = rest.split(/[/?#]/)[0] ?? "";
  const at = authority.lastIndexOf("@");
  if (authority.slice(at + 1) === "") {
    errors.push(invalid(path, "", `host must be specified${form}`));
  }
  if (at >= 0) {
    const user = authority.slice(0, at);
    errors.push(invalid(path, user, "user information is not permitted in the URL"));
  }
  const [, fragment] = /#(.*)$/s.exec(rest) ?? [];
  if (fragment) errors.push(invalid(path, fragment, "fragments are not permitted in the URL"));
  const [, query] = /\?([^#]*)/.exec(rest) ?? [];
  if (query) errors.push(invalid(path, query, "query parameters are not permitted in the URL"));
  return errors;
}

function validateWebhookService(
  { name, namespace, path: urlPath, port }: ServiceReference,
  path: string,
): readonly FieldError[] {
  const errors: FieldError[] = [];
  if (name === "") errors.push(required(`${path}.name`, "service name is required"));
  if (namespace === "") {
    errors.push(required(`${path}.namespace`, "service namespace is required"));
  }
  if (port !== undefined && (port < 1 || port > 65_535)) {
    const why = "port is not valid: must be between 1 and 65535, inclusive";
    errors.push(invalid(`${path}.port`, port, why));
  }
  return [...errors, ...validatePath(urlPath, `${path}.path`)];
}

function validatePath(urlPath: string | undefined, path: string): readonly FieldError[] {
  if (urlPath === undefined || urlPath === "" || urlPath === "/") return [];
  const refuse = (why: string) => invalid(path, urlPath, why);
  if (urlPath === "//") return [refuse("segment[0] may not be empty")];
  const steps = urlPath.slice(1).replace(/\/$/, "").split("/");
  return [
    ...(urlPath.startsWith("/") ? [] : [refuse("must start with a '/'")]),
    ...steps.flatMap((step, index) =>
      step === ""
        ? [refuse(`segment[${index}] may not be empty`)]
        : subdomainProblems(step).map((why) => refuse(`segment[${index}]: ${why}`)),
    ),
  ];
}
