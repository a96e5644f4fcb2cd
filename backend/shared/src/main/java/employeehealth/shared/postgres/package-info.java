/**
 * The PostgreSQL that the platform carries with it, for machines where nothing is installed.
 *
 * <p>It lives and dies with the platform and keeps what it was given: everything is written through
 * to the disk, a crash of the machine, of the server or of the platform loses no acknowledged
 * commit. A production installation sets the address of its own server and never comes here.
 */
@NullMarked
package employeehealth.shared.postgres;

import org.jspecify.annotations.NullMarked;
