package employeehealth.bench;

/** One request of somebody, and how a right answer to it is told from a wrong one. */
interface Ask {

    String request(Person person, int turn);

    boolean right(Person person, int turn, Wire.Answer answer);
}
