import type { ApiResponse } from "../../api/request.ts";
import { type Call } from "./context.ts";
export declare const ephemeralContainers: {
    get: (call: Call) => ApiResponse;
    update(call: Call): ApiResponse;
    patch(call: Call): ApiResponse;
};
export declare const resize: {
    get: (call: Call) => ApiResponse;
    update(call: Call): ApiResponse;
    patch(call: Call): ApiResponse;
};
