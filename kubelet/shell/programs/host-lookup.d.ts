export declare const host: import("../command.ts").Command;
