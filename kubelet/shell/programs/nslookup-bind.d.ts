export declare const bindLookup: import("../command.ts").Command;
