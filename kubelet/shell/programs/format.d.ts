/** Directives of `printf` as C has them. Source: C11, fprintf. */
export interface Directive {
    readonly flags: string;
    readonly width: number;
    readonly precision: number | undefined;
    readonly letter: string;
}
export declare function formatNumber({ flags, width, precision, letter }: Directive, value: number): string;
export declare function formatText({ flags, width, precision }: {
    flags: string;
    width: number;
    precision?: number | undefined;
}, text: string): string;
/** The shorter of the two, without zeros at its end. */
export declare function general(value: number, precision?: number, keepsZeros?: boolean): string;
