import type { ApiResponse } from "../../api/request.ts";
import type { Status } from "../../api/status.ts";
import type { Call } from "./context.ts";

/** The answer to a request that is done and has no object to show. */
export function success(code: number, { warnings }: Call): ApiResponse {
  const body: Status = { kind: "Status", apiVersion: "v1", metadata: {}, status: "Success", code };
  return { code, body, warnings };
}
