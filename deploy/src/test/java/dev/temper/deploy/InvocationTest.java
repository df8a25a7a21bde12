package dev.temper.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvocationTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "./temper|./temper",
                "/home/a b/temper|'/home/a b/temper'",
                "/it's/temper|'/it'\\''s/temper'",
                "$HOME/temper|'$HOME/temper'"
            })
    void quotesWhatAShellWouldTakeApart(String text, String quoted) {
        assertThat(Invocation.quote(text)).isEqualTo(quoted);
    }
}
