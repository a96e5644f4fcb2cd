package employeehealth.profile.health;

/** A bean that has something to do in the transaction in which a health profile is revised. */
public interface WhenRevised {

    /**
     * @param before the version that was changed; number 0 if there was none
     */
    void revised(ProfileVersion before, ProfileVersion now);
}
