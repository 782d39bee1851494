/**
 * The refusals of the API, in one table. `code` is the HTTP status. Source: meta/v1 StatusReason.
 */
declare const reasons: {
    readonly BadRequest: {
        readonly code: 400;
        readonly retriable: false;
    };
    readonly Unauthorized: {
        readonly code: 401;
        readonly retriable: false;
    };
    readonly Forbidden: {
        readonly code: 403;
        readonly retriable: false;
    };
    readonly NotFound: {
        readonly code: 404;
        readonly retriable: false;
    };
    readonly MethodNotAllowed: {
        readonly code: 405;
        readonly retriable: false;
    };
    readonly NotAcceptable: {
        readonly code: 406;
        readonly retriable: false;
    };
    readonly AlreadyExists: {
        readonly code: 409;
        readonly retriable: false;
    };
    readonly Conflict: {
        readonly code: 409;
        readonly retriable: true;
    };
    readonly Gone: {
        readonly code: 410;
        readonly retriable: false;
    };
    readonly Expired: {
        readonly code: 410;
        readonly retriable: false;
    };
    readonly RequestEntityTooLarge: {
        readonly code: 413;
        readonly retriable: false;
    };
    readonly UnsupportedMediaType: {
        readonly code: 415;
        readonly retriable: false;
    };
    readonly Invalid: {
        readonly code: 422;
        readonly retriable: false;
    };
    readonly TooManyRequests: {
        readonly code: 429;
        readonly retriable: true;
    };
    readonly InternalError: {
        readonly code: 500;
        readonly retriable: true;
    };
    /** For a failure that nobody foresaw; it is not written, as Kubernetes has no word for it. */
    readonly Unknown: {
        readonly code: 500;
        readonly retriable: false;
    };
    readonly ServiceUnavailable: {
        readonly code: 503;
        readonly retriable: true;
    };
    readonly Timeout: {
        readonly code: 504;
        readonly retriable: true;
    };
};
export type StatusReason = keyof typeof reasons;
/** All of them; of several with one code, the usual one comes first. */
export declare const statusReasons: readonly StatusReason[];
/** The reason that goes with an HTTP status code, where there is one. */
export declare const reasonOfCode: (code: number) => StatusReason | undefined;
/** One thing wrong in a request. `field` is a path such as `spec.containers[0].name`. */
export interface StatusCause {
    readonly reason: string;
    readonly message: string;
    readonly field?: string;
}
export interface StatusDetails {
    readonly name?: string;
    readonly group?: string;
    readonly kind?: string;
    readonly uid?: string;
    readonly causes?: readonly StatusCause[];
    readonly retryAfterSeconds?: number;
}
/** The answer to a request that yields no object. Source: meta/v1 Status. */
export interface Status {
    readonly kind: "Status";
    readonly apiVersion: "v1";
    /** Holds but the token with which a refused list may go on; a Status has no name. */
    readonly metadata: {
        readonly continue?: string;
        readonly name?: never;
    };
    readonly status: "Success" | "Failure";
    readonly message?: string;
    readonly reason?: StatusReason;
    readonly details?: StatusDetails;
    readonly code?: number;
}
/** A refusal in Kubernetes' words. Thrown by whatever decides on a request; encoded once. */
export declare class StatusError extends Error {
    readonly name = "StatusError";
    readonly reason: StatusReason;
    readonly code: number;
    readonly details: StatusDetails | undefined;
    /** A token with which a refused list may go on all the same. */
    readonly continue: string | undefined;
    constructor(reason: StatusReason, message: string, details?: StatusDetails, more?: {
        readonly code?: number;
        readonly continue?: string;
        readonly cause?: Error;
    });
    toStatus(): Status;
}
export declare function isRetriable(error: StatusError): boolean;
/** `deployments.apps`, as messages name a resource; core resources have no group. */
export declare function qualifiedResource(names: {
    plural: string;
    group: string;
}): string;
/** The names that a refusal gives the object it refuses. */
export interface ObjectNames {
    readonly group: string;
    readonly kind: string;
    readonly plural: string;
}
/** `deployments.apps "web" not found` */
export declare function notFound(names: ObjectNames, name: string): StatusError;
/** `configmaps "a" already exists` */
export declare function alreadyExists(names: ObjectNames, name: string): StatusError;
/** `Operation cannot be fulfilled on configmaps "a": the object has been modified; …` */
export declare function conflict(names: ObjectNames, name: string, fact?: string): StatusError;
/** `pods "web" is forbidden: …` */
export declare function forbidden(names: ObjectNames, name: string, fact: string): StatusError;
export declare function badRequest(message: string): StatusError;
export {};
