/**
 * What users write: definitions, the agent's configuration, the optimizer's settings. All are read field by field by one
 * {@link dev.temper.schemas.document.FieldReader}, everything that is wrong is collected in {@link
 * dev.temper.schemas.document.Findings}, and what is said of it has one form: the field is its value: what to give.
 */
@NullMarked
package dev.temper.schemas.document;

import org.jspecify.annotations.NullMarked;
