/** Who asks for a certificate, and for what names. */
export interface CertificateRequest {
    readonly subject: Subject;
    /** Names, addresses and the like that the certificate is to have beside the subject. */
    readonly alternativeNames: AlternativeNames;
}
/** The parts of a subject that have names of their own, by their object identifiers. */
declare const subjectParts: {
    readonly commonName: "2.5.4.3";
    readonly serialNumber: "2.5.4.5";
    readonly organization: "2.5.4.10";
    readonly organizationalUnit: "2.5.4.11";
    readonly country: "2.5.4.6";
    readonly locality: "2.5.4.7";
    readonly province: "2.5.4.8";
    readonly streetAddress: "2.5.4.9";
    readonly postalCode: "2.5.4.17";
};
export type Subject = Readonly<Record<keyof typeof subjectParts, readonly string[]>>;
/** The kinds of other names, by their tags. */
declare const alternativeKinds: {
    readonly emailAddresses: 129;
    readonly dnsNames: 130;
    readonly uris: 134;
    readonly ipAddresses: 135;
};
export type AlternativeNames = Readonly<Record<keyof typeof alternativeKinds, readonly string[]>>;
/** The request in a PEM block, itself in base64; text where there is none, which says why. */
export declare function parseCertificateRequest(base64: string): CertificateRequest | string;
export {};
