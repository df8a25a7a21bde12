package dev.temper.console.registry;

import dev.temper.console.http.HttpProblem;

/** A request that is answered with an error, by Confluent's codes. */
final class RegistryException extends HttpProblem {
    static final int SUBJECT_NOT_FOUND = 40401;
    static final int VERSION_NOT_FOUND = 40402;
    static final int SCHEMA_NOT_FOUND = 40403;
    static final int SUBJECT_SOFT_DELETED = 40404;
    static final int SUBJECT_NOT_SOFT_DELETED = 40405;
    static final int VERSION_SOFT_DELETED = 40406;
    static final int VERSION_NOT_SOFT_DELETED = 40407;
    static final int SUBJECT_LEVEL_NOT_FOUND = 40408;
    static final int SUBJECT_MODE_NOT_FOUND = 40409;
    static final int INCOMPATIBLE = 409;
    static final int INVALID_SCHEMA = 42201;
    static final int INVALID_VERSION = 42202;
    static final int INVALID_LEVEL = 42203;
    static final int NOT_PERMITTED = 42205;
    static final int INVALID_SUBJECT = 42208;
    static final int STORE_FAILED = 50001;

    private final int code;

    /** The status is the code's beginning: Confluent's codes of five digits begin with it. */
    RegistryException(int code, String message) {
        super(code >= 1000 ? code / 100 : code, message);
        this.code = code;
    }

    int code() {
        return code;
    }
}
