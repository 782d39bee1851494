import type { ApiResponse } from "../api/request.ts";
import type { StatusError } from "../api/status.ts";

/** The answer that a refusal is, where nothing else is told. */
export const refused = (error: StatusError): ApiResponse => ({
  code: error.code,
  body: error.toStatus(),
  warnings: [],
});
