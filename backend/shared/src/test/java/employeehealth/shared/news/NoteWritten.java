package employeehealth.shared.news;

import employeehealth.contracts.news.News;

@News.Kind("notes.written")
record NoteWritten(int note, int number) implements News {

    @Override
    public String key() {
        return Integer.toString(note);
    }
}
