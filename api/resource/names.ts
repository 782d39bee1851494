/** The names that drivers, pools and their attributes have. Source: resource/validation 1.36. */

import { validateCsiDriver } from "../core/pod/validation/volume.ts";
import { type Errors, invalid, required, tooLong } from "../field-error.ts";
import { validatePresent, validateSubdomain } from "../validation/format.ts";
import { byteLength } from "../validation/meta.ts";

/** Drivers of devices are called as those of volumes are. */
export const validateDriverName = validateCsiDriver;

const poolNameMax = 253;

/** One or more subdomains, with slashes between them. */
export function validatePoolName(name: string, path: string): Errors {
  if (name === "") return [required(path)];
  return [
    ...(name.length > poolNameMax ? [tooLong(path, poolNameMax)] : []),
    ...name.split("/").flatMap((part) => validateSubdomain(part, path)),
  ];
}

export const validateClassName = (name: string, path: string): Errors =>
  name === "" ? validatePresent(name, path) : validateSubdomain(name, path);

const identifierMax = 32;
const identifier = /^[A-Za-z_][A-Za-z0-9_]*$/;
const identifierRule =
  "a valid C identifier must start with alphabetic character or '_', followed by a string of " +
  "alphanumeric characters or '_' (e.g. 'my_name',  or 'MY_NAME',  or 'MyName', regex used for " +
  "validation is '[A-Za-z_][A-Za-z0-9_]*')";

function validateIdentifier(name: string, path: string): Errors {
  return [
    ...(name.length > identifierMax ? [tooLong(path, identifierMax)] : []),
    ...(identifier.test(name) ? [] : [invalid(path, name, identifierRule)]),
  ];
}

/** The longest name of an attribute or a capacity. */
export const attributeNameMax = 63 + 1 + identifierMax;

/**
 * The name of an attribute or a capacity: `model`, or `dra.example.com/model`. Of those with more
 * than one slash Kubernetes sees no fault.
 */
export function validateAttributeName(name: string, path: string): Errors {
  const [first = "", second, ...more] = name.split("/");
  if (second === undefined) return validateIdentifier(first, path);
  if (more.length > 0) return [];
  return [
    ...(first === ""
      ? [invalid(path, "", "the domain must not be empty")]
      : validateDriverName(first, path)),
    ...(second === ""
      ? [invalid(path, "", "the name must not be empty")]
      : validateIdentifier(second, path)),
  ];
}

export function validateFullAttributeName(name: string, path: string): Errors {
  const rule = "a fully qualified name must be a domain and a name separated by a slash";
  return [
    ...validateAttributeName(name, path),
    ...(name.includes("/") ? [] : [invalid(path, name, rule)]),
  ];
}

const uid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What tells the shares of a device apart. */
export function validateShareId(id: string | undefined, path: string): Errors {
  if (id === undefined || uid.test(id)) return [];
  const rule =
    "uid must be in RFC 4122 normalized form, `xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx` with " +
    "lowercase hexadecimal characters";
  const problem = uidProblem(id);
  return [invalid(path, id, problem === undefined ? rule : `error validating uid: ${problem}`)];
}

/** Why a text is no UUID in any of its forms. Source: github.com/google/uuid 1.6, Validate. */
function uidProblem(id: string): string | undefined {
  const wrong = "invalid UUID format";
  switch (byteLength(id)) {
    case 32:
      return /^[0-9a-f]{32}$/i.test(id) ? undefined : wrong;
    case 36:
      return uid.test(id.toLowerCase()) ? undefined : wrong;
    case 38:
      return /^{.*}$/s.test(id) ? uidProblem(id.slice(1, -1)) : "invalid bracketed UUID format";
    case 45:
      return /^urn:uuid:/i.test(id)
        ? uidProblem(id.slice(9))
        : `invalid urn prefix: ${JSON.stringify(id.slice(0, 9))}`;
    default:
      return `invalid UUID length: ${byteLength(id)}`;
  }
}
