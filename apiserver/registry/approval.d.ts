import type { ApiResponse } from "../../api/request.ts";
import { type Call } from "./context.ts";
export declare const approval: {
    get: (call: Call) => ApiResponse;
    update(call: Call): ApiResponse;
    patch(call: Call): ApiResponse;
};
