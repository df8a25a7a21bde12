package dev.temper.deploy.registry;

/** Where changes are kept. */
interface ChangeLog {
    /** Returns when the change is safe. When it throws, the change may have been kept or not: reload before the next. */
    void append(Change change);

    /** Begins anew: everything that was kept. */
    RegistryState reload();
}
