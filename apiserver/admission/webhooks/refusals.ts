/** How webhooks refuse. Source: webhook/errors/statuserror.go 1.36. */
import type { JsonObject } from "../../../api/json.ts";
import { badRequest, internalError, StatusError, statusReasons } from "../../../api/status.ts";

/** What a webhook was not asked, or did not answer as it should: its failure policy decides. */
export class CallFailure extends Error {
  override readonly name = "CallFailure";
}

export const callFailure = (webhook: string, reason: string): CallFailure =>
  new CallFailure(`failed calling webhook ${JSON.stringify(webhook)}: ${reason}`);

/** The refusal that a failed call is, where its webhook must be asked. */
export const failingClosed = ({ message }: CallFailure): StatusError => internalError(message);

export const noDryRun = (webhook: string): StatusError =>
  badRequest(`admission webhook ${JSON.stringify(webhook)} does not support dry run`);

/** The refusal of a webhook itself. */
export class Denial extends StatusError {}

/** What the client is told that a webhook refused. */
export function denial(webhook: string, status: JsonObject): Denial {
  const denied = `admission webhook ${JSON.stringify(webhook)} denied the request`;
  const { message, reason, code, details } = status;
  const said = [message, reason].find((each) => typeof each === "string" && each !== "");
  const text = said === undefined ? `${denied} without explanation` : `${denied}: ${String(said)}`;
  const given = typeof code === "number" && code >= 400 ? code : 400;
  const known = statusReasons.find((each) => each === reason);
  const isOwn = known === undefined && typeof reason === "string" && reason !== "";
  return new Denial(known ?? "Unknown", text, asDetails(details), {
    code: given,
    ...(isOwn && { reasonText: reason }),
  });
}

/** What clients read of it is checked by them. */
const asDetails = (details: unknown) =>
  typeof details === "object" && details !== null ? (details as StatusError["details"]) : undefined;
