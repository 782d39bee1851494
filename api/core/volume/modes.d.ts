/** What a volume is to the containers that use it. */
export declare const volumeModes: string[];
