type Check = (text: string) => boolean;
/** The check of a format for text; `undefined` where the format says nothing. */
export declare const formatCheck: (format: string) => Check | undefined;
/** Whether a format means something for values of a type. */
export declare function isKnownFormat(type: string | undefined, format: string): boolean;
export {};
