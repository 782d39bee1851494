/** What is refused, as people read it. */
import { StatusError } from "../../api/status.ts";
import { RefusedError, tellFailure } from "../../client/kubectl/failure.ts";

/** The words of an error, in which no value is too long to be read. */
export function refusalText(error: Error): string {
  const text = isNameless(error) ? tellFailure(new RefusedError(error.toStatus())) : error.message;
  return text.replaceAll(quoted, shortened);
}

/** Of a patch whose result is no object the API names nothing; kubectl words it better. */
function isNameless(error: Error): error is StatusError {
  if (!(error instanceof StatusError) || error.reason !== "Invalid") return false;
  const { kind = "", name = "" } = error.details ?? {};
  return kind === "" && name === "";
}

/** A text in quotation marks, as Go writes it: Kubernetes quotes whole objects. */
const quoted = /"(?:[^"\\]|\\.)*"/g;
const shownMax = 100;

function shortened(text: string): string {
  if (text.length <= shownMax) return text;
  // What is cut off must not end in half an escape.
  const start = text.slice(1, shownMax - 1).replace(/\\+$/, "");
  return `"${start}…"`;
}
