package employeehealth.shared.news;

import employeehealth.contracts.news.News;

/** The stable name of a kind of news, and whether it is urgent. */
final class Kinds {

    private Kinds() {}

    static News.Kind of(Class<? extends News> type) {
        var kind = type.getAnnotation(News.Kind.class);
        if (kind == null) {
            throw new IllegalStateException(type.getName() + " has no @News.Kind");
        }
        return kind;
    }
}
