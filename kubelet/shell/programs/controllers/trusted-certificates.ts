import { absolutePath } from "../../files/file-system.ts";
import type { Shell } from "../../language/shell.ts";
import { ProgramError } from "../program.ts";

/**
 * The certificates in a file that curl is told of; those whom everybody trusts need none. Throws
 * curl's error where the file is not there.
 */
export function trustedCertificates(given: string | undefined, shell: Shell): string {
  const { variables, context, cwd } = shell;
  const told = given ?? variables.get("CURL_CA_BUNDLE") ?? variables.get("SSL_CERT_FILE");
  if (told === undefined) return "";
  const path = absolutePath(told, cwd);
  if (context.files.find(path)?.kind === "file") return context.files.read(path);
  throw new ProgramError(`(77) error setting certificate file: ${told}`, 77);
}
