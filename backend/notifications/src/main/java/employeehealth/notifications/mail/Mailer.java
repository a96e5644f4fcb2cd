package employeehealth.notifications.mail;

/** Takes a mail to its recipient's server, or says why not. */
public interface Mailer {

    /**
     * @throws Refused if this mail will never be taken
     * @throws Unreachable if nobody answers, or not in time
     * @throws NotNow if the server wants it later
     */
    void send(Mail mail);

    /** The recipient's server wants none of it, such as for an address that does not exist. */
    final class Refused extends RuntimeException {

        private final int code;

        /**
         * @param code of the SMTP answer, 5xx; 0 for an address that is none
         */
        public Refused(int code) {
            super("refused: " + code, null, false, false);
            this.code = code;
        }

        public int code() {
            return code;
        }
    }

    /** The server answers, but not to this mail now: full, busy, greylisting. */
    final class NotNow extends RuntimeException {

        public NotNow(int code) {
            super("not now: " + code, null, false, false);
        }
    }

    /** The server does not answer, is not the one that it should be, or does not let us in. */
    final class Unreachable extends RuntimeException {

        public Unreachable(Throwable cause) {
            super(cause.getClass().getSimpleName(), null, false, false);
        }
    }
}
