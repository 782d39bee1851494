export declare const dig: import("../command.ts").Command;
