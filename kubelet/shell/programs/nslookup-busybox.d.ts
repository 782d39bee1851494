export declare const busyboxLookup: import("../command.ts").Command;
export declare const oldBusyboxLookup: import("../command.ts").Command;
